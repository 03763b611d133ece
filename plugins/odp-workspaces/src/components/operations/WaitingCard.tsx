import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import {
  type OperationSummary,
  whyNotToDecide,
} from '@internal/plugin-odp-workspaces-common';
import {
  ActionButton,
  DisabledButton,
  errorSentence,
  type Identity,
  Panel,
  TimeAgo,
  Until,
  useIdentity,
  useNow,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { type Decision, workspacesApiRef } from '../../api';
import { summaryTitle } from '../../model/operations';
import { anyOf, nameOfRef } from '../../model/words';
import { Notice } from '../Notice';
import { TextField } from '../TextField';

const useStyles = makeStyles({
  root: {
    borderLeft: '4px solid var(--odp-degraded-fill)',
    borderRadius: 'var(--odp-radius-normal)',
  },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: 10,
    padding: '0 16px 14px',
    fontSize: 'var(--odp-font-secondary)',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: 8 },
  quiet: { color: 'var(--odp-secondary)' },
});

interface WaitingCardProps {
  operation: OperationSummary;
  onChanged: () => void;
}

/** A question that waits for somebody: who asked, what for, until when, and the answers that one may give. */
export function WaitingCard({ operation, onChanged }: WaitingCardProps) {
  const classes = useStyles();
  const identity = useIdentity();
  const { id, plan, approval, requestedBy, reason, message } = operation;
  if (!approval || !identity) {
    return null;
  }
  return (
    <div className={classes.root}>
      <Panel
        title={`Waiting for ${anyOf(approval.approvers.map(nameOfRef))}`}
        hint={
          <>
            asked <TimeAgo moment={operation.requestedAt} /> by{' '}
            <EntityRefLink entityRef={requestedBy} /> · lapses{' '}
            <Until moment={approval.expiresAt} />
          </>
        }
        padded={false}
      >
        <div className={classes.body}>
          <div>
            <b>
              {summaryTitle(operation)}, operation {id}.
            </b>{' '}
            {approval.reasons.join(' ')}
          </div>
          {reason && <div>They say: “{reason}”</div>}
          {message && <Notice status="degraded">{message}</Notice>}
          <div className={classes.quiet}>
            An approval counts for plan {plan.planHash.slice(0, 4)}…
            {plan.planHash.slice(-4)} alone; if the plan changes, it is asked
            for again.
          </div>
          <Answers
            operation={operation}
            identity={identity}
            onChanged={onChanged}
          />
        </div>
      </Panel>
    </div>
  );
}

function Answers(props: WaitingCardProps & { identity: Identity }) {
  const { operation, identity, onChanged } = props;
  const classes = useStyles();
  const api = useApi(workspacesApiRef);
  // The question may lapse while it is on screen.
  const now = useNow(10_000);
  const [reason, setReason] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<Error>();
  const isRequester = identity.user === operation.requestedBy;
  const why = isSending
    ? 'Your answer is on its way.'
    : whyNotToDecide(operation, { ...identity, now });

  const answer = async (verb: Decision['verb']) => {
    setIsSending(true);
    setError(undefined);
    try {
      await api.decide(operation.id, {
        verb,
        reason: reason || undefined,
        ...(verb === 'approve' && { planHash: operation.plan.planHash }),
      });
    } catch (cause) {
      setError(toError(cause));
    } finally {
      setIsSending(false);
      onChanged();
    }
  };
  return (
    <>
      {(isRequester || !why) && (
        <TextField
          label="Why, for the record"
          value={reason}
          maxLength={500}
          onChange={setReason}
        />
      )}
      {error && (
        <Notice status="failing" isAnswer>
          {errorSentence(error)}
        </Notice>
      )}
      {why && <div className={classes.quiet}>{why}</div>}
      <div className={classes.buttons}>
        {why ? (
          <>
            <DisabledButton label="Approve" why={why} hideWhy />
            <DisabledButton label="Reject" why={why} hideWhy />
          </>
        ) : (
          <>
            <ActionButton look="filled" onClick={() => answer('approve')}>
              Approve
            </ActionButton>
            <ActionButton look="danger" onClick={() => answer('reject')}>
              Reject
            </ActionButton>
          </>
        )}
        {isRequester && !isSending && (
          <ActionButton onClick={() => answer('cancel')}>Withdraw</ActionButton>
        )}
      </div>
    </>
  );
}
