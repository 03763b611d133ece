import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** Fields of the templates that make workspaces and components. */
export const formFields = [
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
  FormFieldBlueprint.make({
    name: 'odp-workspace-picker',
    params: {
      field: async () =>
        (await import('./WorkspacePickerField')).workspacePickerField,
    },
  }),
  FormFieldBlueprint.make({
    name: 'odp-component-name',
    params: {
      field: async () =>
        (await import('./ComponentNameField')).componentNameField,
    },
  }),
  FormFieldBlueprint.make({
    name: 'odp-component-clusters',
    params: {
      field: async () =>
        (await import('./ComponentClustersField')).componentClustersField,
    },
  }),
  FormFieldBlueprint.make({
    name: 'odp-component-size',
    params: {
      field: async () =>
        (await import('./ComponentSizeField')).componentSizeField,
    },
  }),
  FormFieldBlueprint.make({
    name: 'odp-component-replicas',
    params: {
      field: async () =>
        (await import('./ComponentReplicasField')).componentReplicasField,
    },
  }),
  FormFieldBlueprint.make({
    name: 'odp-event',
    params: { field: async () => (await import('./EventField')).eventField },
  }),
  FormFieldBlueprint.make({
    name: 'odp-component-plan',
    params: {
      field: async () =>
        (await import('./ComponentPlanField')).componentPlanField,
    },
  }),
];
