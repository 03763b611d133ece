import { odpWorkspaceDecommissionPermission } from '@internal/plugin-odp-workspaces-common';
import {
  ActionButton,
  DisabledButton,
  Panel,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { whyLocked } from '../../model/phases';
import { PlanForm } from '../plan/PlanForm';
import { TextField } from '../TextField';
import { useWhyNoRight } from './useWhyNoRight';
import type { TabProps } from './WorkspacePage';

const useStyles = makeStyles({
  root: {
    border: '1px solid var(--odp-failing-fill)',
    borderRadius: 'var(--odp-radius-normal)',
  },
  part: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: 8,
    padding: '0 16px 12px',
    fontSize: 'var(--odp-font-secondary)',
  },
  choice: {
    display: 'flex',
    gap: 8,
    alignItems: 'baseline',
    fontSize: 'var(--odp-font-secondary)',
  },
});

/** The end of a workspace: what goes is shown first, then its id is asked for. */
export function DangerZone(props: TabProps) {
  const { workspace, onChanged } = props;
  const classes = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  const noRight = useWhyNoRight(odpWorkspaceDecommissionPermission, workspace);
  const why = whyLocked(workspace) ?? noRight;
  return (
    <div className={classes.root}>
      <Panel title="Danger zone" padded={false}>
        <div className={classes.part}>
          <span>
            <b>Decommission.</b> Shows first what goes, then asks for the id.
            Nothing brings it back.
          </span>
          {why && <DisabledButton label="Plan a decommission" why={why} />}
          {!why && !isOpen && (
            <ActionButton look="danger" onClick={() => setIsOpen(true)}>
              Plan a decommission
            </ActionButton>
          )}
        </div>
        {!why && isOpen && (
          <Decommission
            id={workspace.id}
            onSubmitted={() => {
              setIsOpen(false);
              onChanged();
            }}
            onCancel={() => setIsOpen(false)}
          />
        )}
      </Panel>
    </div>
  );
}

function Decommission(props: {
  id: string;
  onSubmitted: () => void;
  onCancel: () => void;
}) {
  const { id, onSubmitted, onCancel } = props;
  const classes = useStyles();
  const [typed, setTyped] = useState('');
  const [evenIfInUse, setEvenIfInUse] = useState(false);
  return (
    <PlanForm
      request={{
        kind: 'decommission',
        workspace: id,
        spec: { evenIfInUse },
      }}
      label="Decommission"
      isDanger
      blocked={typed === id ? undefined : `Type ${id} first.`}
      afterRefusals={refusals =>
        (evenIfInUse ||
          refusals.some(({ liftedBy }) => liftedBy === 'evenIfInUse')) && (
          <label className={classes.choice}>
            <input
              type="checkbox"
              checked={evenIfInUse}
              onChange={event => setEvenIfInUse(event.target.checked)}
            />
            <span>
              Even while it is in use: pods that run and messages that wait go
              with it.
            </span>
          </label>
        )
      }
      onSubmitted={onSubmitted}
      onCancel={onCancel}
    >
      <TextField
        label={`Type ${id} to confirm`}
        value={typed}
        onChange={setTyped}
      />
    </PlanForm>
  );
}
