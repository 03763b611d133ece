import './instrumentation';
import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouter } from './rootHttpRouter';

const backend = createBackend();

backend.add(rootHttpRouter);

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@internal/plugin-auth-backend-module-odp-example-roles'));
backend.add(import('@internal/plugin-auth-backend-module-odp-oidc'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@internal/plugin-catalog-backend-module-odp'));
backend.add(import('@internal/plugin-catalog-backend-module-odp-workspaces'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@internal/plugin-permission-backend-module-odp'));

backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@internal/plugin-odp-clusters-backend'));
backend.add(import('@internal/plugin-odp-pulsar-backend'));
backend.add(import('@internal/plugin-odp-observability-backend'));
backend.add(import('@internal/plugin-odp-workspaces-backend'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
// What golden paths make repositories on a host with, where `odp.goldenPaths.git` names one.
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitlab'));
backend.add(import('@internal/plugin-scaffolder-backend-module-odp'));
backend.add(import('@backstage/plugin-techdocs-backend'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));

backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

// Half a portal would run for ever, and say that it is about to be ready.
backend.start().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
