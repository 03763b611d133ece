import {
  type Architecture,
  architectureSchema,
} from '@internal/plugin-odp-clusters-common';

/** Its path, of one cluster. */
export const ARCHITECTURE = '/architecture?cluster=odp-eu';

/** Whether the cluster was read. */
export const isRead = ({ components }: Architecture) =>
  components?.some(({ presence }) => presence === 'runs');

/** The parts by name, of an answer that the contract allows. */
export function partsOf(body: unknown) {
  const architecture = architectureSchema.parse(body);
  return {
    ...architecture,
    component: (name: string) =>
      architecture.components.find(component => component.name === name)!,
    edge: (id: string) => architecture.edges.find(edge => edge.id === id)!,
  };
}
