/** Every scenario that every provider must pass: `import 'livegate/every-provider'` in a suite of your own. */
import './authenticates.spec.ts';
import './creates.spec.ts';
import './environment.spec.ts';
import './isolation.spec.ts';
import './limits.spec.ts';
import './lists.spec.ts';
import './reads.spec.ts';
import './redirects.spec.ts';
import './refuses-a-missing-header.spec.ts';
import './refuses-credentials.spec.ts';
import './renews-a-token.spec.ts';
import './resets.spec.ts';
