import { odpWorkspaceUpdatePermission } from '@internal/plugin-odp-workspaces-common';
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
import { PlanForm } from '../plan/PlanForm';
import { READ_RIGHT } from '../rights';
import { TierChoice } from '../TierChoice';
import { useWhyNoRight } from './useWhyNoRight';
import type { TabProps } from './WorkspacePage';

const useStyles = makeStyles({
  tiers: { padding: '0 16px 10px' },
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
          <div className={classes.tiers}>
            <TierChoice
              legend="Tier, in each of its clusters; choose another one to see what would change"
              tiers={offer.data.tiers}
              current={workspace.tier}
              value={tier}
              onChange={setTier}
            />
          </div>
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
