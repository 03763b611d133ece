import { runMain } from './lib/failure.mjs';
import { dataDir } from './lib/paths.mjs';
import { portsFromEnvironment } from './lib/ports.mjs';
import { servePortal } from './lib/servePortal.mjs';
import { say } from './lib/steps.mjs';
import { buildDocs } from './lib/techdocs.mjs';

/** `npm start`: everything that the portal needs, then the portal, until Ctrl-C. */
function main() {
  return servePortal(
    {
      ports: portsFromEnvironment(),
      dataDir,
      scenario: process.env.ODP_SCENARIO ?? 'busy-day',
    },
    () => buildDocs(dataDir).then(({ summary }) => say(`Docs: ${summary}`)),
  );
}

await runMain(main);
