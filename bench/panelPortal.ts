import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();
backend.add(import('@internal/plugin-odp-observability-backend'));
backend.start().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
