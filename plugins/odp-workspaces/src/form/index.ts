import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** Fields of templates/odp-workspace, by the names that it calls them. */
export const workspaceFormFields = [
  FormFieldBlueprint.make({
    name: 'odp-workspace-id',
    params: {
      field: async () => (await import('./WorkspaceIdField')).workspaceIdField,
    },
  }),
  FormFieldBlueprint.make({
    name: 'odp-owner',
    params: { field: async () => (await import('./OwnerField')).ownerField },
  }),
  FormFieldBlueprint.make({
    name: 'odp-tier',
    params: { field: async () => (await import('./TierField')).tierField },
  }),
  FormFieldBlueprint.make({
    name: 'odp-clusters',
    params: {
      field: async () => (await import('./ClustersField')).clustersField,
    },
  }),
  FormFieldBlueprint.make({
    name: 'odp-plan',
    params: { field: async () => (await import('./PlanField')).planField },
  }),
];
