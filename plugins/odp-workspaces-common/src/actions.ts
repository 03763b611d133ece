/** Ids of the scaffolder's actions on workspaces, by what they ask for. */
export const WORKSPACE_ACTIONS = {
  create: 'odp:workspace:create',
  resize: 'odp:workspace:resize',
  decommission: 'odp:workspace:decommission',
} as const;

/** Ids of the scaffolder's actions on components. */
export const COMPONENT_ACTIONS = {
  /** Plans one, and tells what its repository is made of. */
  check: 'odp:component:check',
  /** Writes its manifests. */
  render: 'odp:component:render',
  create: 'odp:component:create',
  deploy: 'odp:component:deploy',
  delete: 'odp:component:delete',
  /** Brings its code to where repositories are. */
  publish: 'odp:publish',
} as const;

/** What golden paths fetch, from beside their templates, and nothing else. */
export const SKELETONS = [
  './odp-service-shared/skeleton',
  './odp-go-service/skeleton',
  './odp-go-service/skeleton-consumer',
  './odp-python-service/skeleton',
  './odp-python-service/skeleton-consumer',
] as const;

/** Backstage's own actions that make a repository where the configuration names a host. */
export const PUBLISH_ACTIONS = ['publish:github', 'publish:gitlab'] as const;
