import { failed, passed, waivable } from '../item.ts';
import type { Item } from '../item.ts';
import { edit } from '../remedies.ts';

/** The provider file says which version the contract pins, and the pinned one is no moving target. */
export const versionPinned: Item = {
  id: 'version-pinned',
  title: 'The API version is pinned',
  evaluate({ contract: { provider } }) {
    const { version } = provider.contract;
    if (/^(latest|current|stable|edge|main|master|head|next|nightly|\*|x)$/i.test(version.trim()))
      return waivable(
        failed(`contract.version is ${version}, which moves`, edit(`contracts/${provider.id}/provider.yaml`)),
        `contract.version is ${version}`,
      );
    return passed(version);
  },
};
