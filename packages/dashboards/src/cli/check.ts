import { loadMetricCatalogue, loadTargetState } from '@internal/target-state';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkEverything } from '../check/checkEverything';
import { RUNBOOK } from '../rules/alertRules';

const FOLDER = 'target-state';

const { problems, dashboards, panels } = checkEverything(
  loadTargetState(path.join(FOLDER, 'odp.yaml')),
  {
    catalogue: loadMetricCatalogue(path.join(FOLDER, 'metrics.yaml')),
    runbook: existsSync(RUNBOOK) ? readFileSync(RUNBOOK, 'utf8') : '',
    read: name => {
      const file = path.join(FOLDER, name);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
  },
);
if (problems.length) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(
    `${dashboards} dashboards with ${panels} panels, rules and queries: no errors\n`,
  );
}
