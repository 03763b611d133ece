const text = { type: 'string' };
/** Pages of a form as the templates of components have them. */
export const PAGES = [
  {
    title: 'Where and what',
    required: ['workspace', 'name', 'title'],
    properties: {
      workspace: {
        ...text,
        title: 'Workspace',
        'ui:field': 'OdpWorkspacePicker',
      },
      name: { ...text, title: 'Name', 'ui:field': 'OdpComponentName' },
      title: { ...text, title: 'Title' },
    },
  },
  {
    title: 'How it runs',
    required: ['clusters', 'size', 'replicas'],
    properties: {
      clusters: {
        title: 'Clusters',
        type: 'array',
        minItems: 1,
        items: text,
        'ui:field': 'OdpComponentClusters',
      },
      size: { ...text, title: 'Size', 'ui:field': 'OdpComponentSize' },
      replicas: {
        title: 'Pods',
        type: 'object',
        'ui:field': 'OdpComponentReplicas',
      },
      event: { ...text, title: 'Event', 'ui:field': 'OdpEvent' },
    },
  },
  {
    title: 'Plan',
    required: ['plan'],
    properties: {
      plan: {
        ...text,
        title: 'Plan',
        'ui:field': 'OdpComponentPlan',
        'ui:options': {
          language: 'go',
          template: { name: 'odp-go-service', version: '1.0.0' },
        },
      },
    },
  },
];
