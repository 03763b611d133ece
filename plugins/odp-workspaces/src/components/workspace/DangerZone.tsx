import { odpWorkspaceDecommissionPermission } from '@internal/plugin-odp-workspaces-common';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { whyLocked } from '../../model/phases';
import { DangerPanel } from '../DangerPanel';
import { PlanForm } from '../plan/PlanForm';
import { TextField } from '../TextField';
import { useWhyNoRight } from './useWhyNoRight';
import type { TabProps } from './WorkspacePage';

const useStyles = makeStyles({
  choice: {
    display: 'flex',
    gap: 8,
    alignItems: 'baseline',
    fontSize: 'var(--odp-font-secondary)',
  },
});

/** The end of a workspace: what goes is shown first, then its id is asked for. */
export function DangerZone({ workspace, onChanged }: TabProps) {
  const noRight = useWhyNoRight(odpWorkspaceDecommissionPermission, workspace);
  return (
    <DangerPanel
      label="Plan a decommission"
      why={whyLocked(workspace) ?? noRight}
      form={close => (
        <Decommission
          id={workspace.id}
          onSubmitted={() => {
            close();
            onChanged();
          }}
          onCancel={close}
        />
      )}
    >
      <b>Decommission.</b> Shows first what goes, then asks for the id. Nothing
      brings it back.
    </DangerPanel>
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
