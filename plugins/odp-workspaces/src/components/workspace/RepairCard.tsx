import { odpWorkspaceUpdatePermission } from '@internal/plugin-odp-workspaces-common';
import {
  ActionButton,
  DisabledButton,
  Panel,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { SYSTEM_TITLES } from '../../model/conditions';
import { whyLocked } from '../../model/phases';
import { Notice } from '../Notice';
import { PlanForm } from '../plan/PlanForm';
import { useWhyNoRight } from './useWhyNoRight';
import type { TabProps } from './WorkspacePage';

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: 8,
    padding: '0 16px 12px',
  },
});

/** What somebody changed outside the portal, and the way to put it back; nothing while nothing drifted. */
export function RepairCard({ workspace, onChanged }: TabProps) {
  const classes = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  const noRight = useWhyNoRight(odpWorkspaceUpdatePermission, workspace);
  const why = whyLocked(workspace) ?? noRight;
  const drifted = workspace.conditions.filter(
    ({ state }) => state === 'drifted',
  );
  if (!drifted.length) {
    return null;
  }
  return (
    <Panel title="Changed outside the portal" padded={false}>
      <div className={classes.body}>
        {drifted.map(({ system, place, message }) => (
          <Notice key={`${system} ${place}`} status="degraded">
            <b>
              {SYSTEM_TITLES[system]} on {place}.
            </b>{' '}
            {message}
          </Notice>
        ))}
        {why && <DisabledButton label="Repair" why={why} />}
        {!why && !isOpen && (
          <div>
            <ActionButton onClick={() => setIsOpen(true)}>
              Plan a repair
            </ActionButton>
          </div>
        )}
      </div>
      {!why && isOpen && (
        <PlanForm
          request={{ kind: 'repair', workspace: workspace.id }}
          label="Repair"
          onSubmitted={() => {
            setIsOpen(false);
            onChanged();
          }}
          onCancel={() => setIsOpen(false)}
        />
      )}
    </Panel>
  );
}
