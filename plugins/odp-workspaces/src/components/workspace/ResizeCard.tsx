import {
  odpWorkspaceUpdatePermission,
  type Offer,
  type Workspace,
} from '@internal/plugin-odp-workspaces-common';
import {
  DisabledButton,
  Panel,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useOffer } from '../../api';
import { whyLocked } from '../../model/phases';
import { usdInWords } from '../../model/words';
import { PlanForm } from '../plan/PlanForm';
import { READ_RIGHT } from '../rights';
import { useWhyNoRight } from './useWhyNoRight';
import type { TabProps } from './WorkspacePage';

const useStyles = makeStyles({
  tiers: { border: 0, margin: 0, padding: '0 16px 10px', minWidth: 0 },
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
  locked: { padding: '0 16px 12px' },
});

/** Another tier: what it gives, and exactly what would change. */
export function ResizeCard({ workspace, onChanged }: TabProps) {
  const classes = useStyles();
  const offer = useOffer();
  const [tier, setTier] = useState(workspace.tier);
  const noRight = useWhyNoRight(odpWorkspaceUpdatePermission, workspace);
  const why = whyLocked(workspace) ?? noRight;
  const title = offer.data?.tiers.find(({ id }) => id === tier)?.title ?? tier;
  return (
    <Panel title="Resize" hint="a plan writes nothing" padded={false}>
      <ViewState
        padded={false}
        state={viewStateOf(offer, { what: 'The tiers', right: READ_RIGHT })}
      >
        {offer.data && !why && (
          <Tiers
            tiers={offer.data.tiers}
            workspace={workspace}
            value={tier}
            onChange={setTier}
          />
        )}
      </ViewState>
      {why && (
        <div className={classes.locked}>
          <DisabledButton label="Resize" why={why} />
        </div>
      )}
      {!why && tier !== workspace.tier && (
        <PlanForm
          request={{ kind: 'resize', workspace: workspace.id, spec: { tier } }}
          label={`Resize to ${title}`}
          onSubmitted={onChanged}
          onCancel={() => setTier(workspace.tier)}
        />
      )}
    </Panel>
  );
}

function Tiers(props: {
  tiers: Offer['tiers'];
  workspace: Workspace;
  value: string;
  onChange: (tier: string) => void;
}) {
  const { tiers, workspace, value, onChange } = props;
  const classes = useStyles();
  return (
    <fieldset className={classes.tiers}>
      <legend className={classes.legend}>
        Tier, in each of its clusters; choose another one to see what would
        change
      </legend>
      {tiers.map(({ id, title, quota, usdPerMonth, needsApproval }) => (
        <label key={id} className={classes.tier}>
          <input
            type="radio"
            name="tier"
            value={id}
            checked={id === value}
            onChange={() => onChange(id)}
          />
          <span>
            {title}
            {id === workspace.tier && ', as it is'}
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
