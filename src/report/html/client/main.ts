import { copyCommands } from './copy-commands.ts';
import { countDown } from './count-down.ts';
import { filterViews } from './filter-views.ts';
import { openForPrint } from './open-for-print.ts';
import { showScenarios } from './show-scenario.ts';
import { showViews } from './show-views.ts';

copyCommands();
countDown();
showViews();
filterViews();
showScenarios();
openForPrint();
