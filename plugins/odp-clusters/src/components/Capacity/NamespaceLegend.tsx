import { plural } from '@internal/plugin-odp-clusters-common';
import { FilterSelect, formatCount } from '@internal/plugin-odp-react';
import { useLegendStyles } from './legendStyles';
import type { Capacity } from './useCapacity';

interface NamespaceLegendProps {
  capacity: Capacity;
  layer: string;
  onLayer: (layer: string) => void;
}

/** Hues of the namespaces of one layer, and which layer that is. */
export function NamespaceLegend(props: NamespaceLegendProps) {
  const { capacity, layer, onLayer } = props;
  const classes = useLegendStyles();
  const { model, hues, picture } = capacity;
  const counts = new Map<string, number>();
  for (const pod of picture.arrangement.pods) {
    if (pod) {
      counts.set(pod.namespace, (counts.get(pod.namespace) ?? 0) + 1);
    }
  }
  const without = hues.without.length;
  return (
    <>
      <FilterSelect
        label="Layer"
        value={layer}
        options={layersOf(capacity)}
        onChange={onLayer}
      />
      {[...hues.hues].map(([name, hue]) => (
        <span key={name} className={classes.entry}>
          <span
            aria-hidden
            className={classes.swatch}
            style={{ background: `var(--odp-hues-${hue + 1})` }}
          />
          {name} <strong>{formatCount(counts.get(name) ?? 0)}</strong>
        </span>
      ))}
      <span className={classes.entry}>
        <span
          aria-hidden
          className={classes.swatch}
          style={{
            background: 'var(--odp-track)',
            borderColor: 'var(--odp-line)',
          }}
        />
        <span className={classes.quiet}>
          {without > 0 && `${plural(without, 'more namespace')} of it, `}
          {`other layers (${plural(
            model.namespaces.length - hues.hues.size - without,
            'namespace',
          )})`}
        </span>
      </span>
    </>
  );
}

/** Layers that have namespaces which the caller may see. */
function layersOf({ model }: Pick<Capacity, 'model'>) {
  const used = new Set(model.namespaces.map(({ layer }) => layer ?? 'none'));
  return [
    ...model.layers,
    { id: 'workspaces', title: 'Workspaces' },
    { id: 'none', title: 'Not in the catalog' },
  ]
    .filter(
      ({ id }, index, all) =>
        used.has(id) && all.findIndex(other => other.id === id) === index,
    )
    .map(({ id, title }) => ({ value: id, label: title }));
}
