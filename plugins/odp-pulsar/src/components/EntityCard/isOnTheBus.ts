import type { Entity } from '@backstage/catalog-model';

/** Name of the component that the event bus is. */
export const BUS_COMPONENT = 'pulsar';

const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;

/** Whether an entity of the target state is the bus, or produces or consumes events. */
export function isOnTheBus({ kind, metadata, spec }: Entity): boolean {
  const component = metadata.annotations?.['odp.io/component'];
  return (
    ['component', 'resource'].includes(kind.toLocaleLowerCase('en-US')) &&
    component !== undefined &&
    (component === BUS_COMPONENT ||
      isFilled(spec?.providesApis) ||
      isFilled(spec?.consumesApis))
  );
}
