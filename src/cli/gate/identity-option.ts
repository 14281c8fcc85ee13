import { Option } from 'commander';

/** `--local-key`: the age identity of one person on one machine. */
export const identityOption = (): Option =>
  new Option('--local-key <file>', 'age identity that opens the credentials on this very machine (L1)').env(
    'LIVEGATE_IDENTITY',
  );
