import type {
  PlanRequest,
  Workspace,
} from '@internal/plugin-odp-workspaces-common';
import {
  ActionButton,
  DisabledButton,
  Panel,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { SYSTEM_TITLES } from '../model/conditions';
import { Notice } from './Notice';
import { PlanForm } from './plan/PlanForm';

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: 8,
    padding: '0 16px 12px',
  },
});

interface RepairCardProps {
  /** A workspace or a component. */
  of: Pick<Workspace, 'conditions'>;
  /** What puts it back. */
  request: PlanRequest;
  /** Why it cannot be asked for now, in a sentence. */
  why: string | undefined;
  /** It was asked for. */
  onChanged: () => void;
}

/** What somebody changed outside the portal, and the way to put it back; nothing while nothing drifted. */
export function RepairCard(props: RepairCardProps) {
  const { of, request, why, onChanged } = props;
  const classes = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  const drifted = of.conditions.filter(({ state }) => state === 'drifted');
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
          request={request}
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
