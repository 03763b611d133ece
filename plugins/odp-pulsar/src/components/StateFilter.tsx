import { capitalise, FilterSelect } from '@internal/plugin-odp-react';
import { STATUSES, type Status } from '@internal/vocabulary';

/** Rows of one status alone, or of any. */
export function StateFilter(props: {
  value: Status | 'any';
  onChange: (state: Status | 'any') => void;
}) {
  return (
    <FilterSelect
      label="State"
      value={props.value}
      neutral="any"
      options={[
        { value: 'any' as const, label: 'Any' },
        ...STATUSES.map(value => ({ value, label: capitalise(value) })),
      ]}
      onChange={props.onChange}
    />
  );
}
