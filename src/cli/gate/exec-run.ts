import type { openDoor } from '../../gate/door.ts';
import type { OpenPromotion } from '../../gate/open-promotion.ts';
import type { SecondClock } from '../../gate/second-clock.ts';
import type { Provider } from '../../model/provider.ts';
import type { ExecPlan } from './exec-plan.ts';
import type { Released } from './release-credentials.ts';

/** All that running the command needs, once the credentials are released. */
export type ExecRun = {
  readonly plan: ExecPlan;
  readonly opening: OpenPromotion;
  readonly released: Released;
  /** Whether the door is open, asked anew each time. */
  readonly admit: ReturnType<typeof openDoor>;
  /** The provider's own clock; the gateway tells it what it hears. */
  readonly second: SecondClock;
  /** Sandbox network: loopback address by real origin. */
  readonly routes?: Readonly<Record<string, string>>;
  /** Every provider of the project. */
  readonly providers: readonly Provider[];
};
