import type { Offer } from '@internal/plugin-odp-workspaces-common';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { usdInWords } from '../model/words';

const useStyles = makeStyles({
  root: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  legend: {
    padding: '0 0 4px',
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
  tier: {
    display: 'grid',
    gridTemplateColumns: '22px minmax(0, 1fr) auto',
    alignItems: 'baseline',
    padding: '5px 0',
    fontSize: 12.5,
  },
  quiet: {
    display: 'block',
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

interface TierChoiceProps {
  legend: string;
  tiers: Offer['tiers'];
  /** Of a workspace that is there. */
  current?: string;
  value: string | undefined;
  onChange: (tier: string) => void;
}

/** Tiers to choose from, each with what it gives and what it costs. */
export function TierChoice(props: TierChoiceProps) {
  const { legend, tiers, current, value, onChange } = props;
  const name = useId();
  const classes = useStyles();
  return (
    <fieldset className={classes.root}>
      <legend className={classes.legend}>{legend}</legend>
      {tiers.map(({ id, title, quota, usdPerMonth, needsApproval }) => (
        <label key={id} className={classes.tier}>
          <input
            type="radio"
            name={name}
            value={id}
            checked={id === value}
            onChange={() => onChange(id)}
          />
          <span>
            {title}
            {id === current && ', as it is'}
            <span className={classes.quiet}>
              {quotaInWords(quota)}
              {needsApproval && '; needs an approval'}
            </span>
          </span>
          <span>{usdInWords(usdPerMonth)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** `16 cores, 64Gi memory, 500Gi storage, 60 pods`; what a tier does not limit is left out. */
function quotaInWords(quota: Record<string, string>): string {
  const parts: Array<[string, string]> = [
    ['requests.cpu', 'cores'],
    ['requests.memory', 'memory'],
    ['requests.storage', 'storage'],
    ['pods', 'pods'],
  ];
  return parts
    .flatMap(([key, unit]) => (quota[key] ? `${quota[key]} ${unit}` : []))
    .join(', ');
}
