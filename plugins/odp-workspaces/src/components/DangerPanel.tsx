import {
  ActionButton,
  DisabledButton,
  Panel,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { type ReactNode, useState } from 'react';

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
});

interface DangerPanelProps {
  /** What the button says, such as "Plan a decommission". */
  label: string;
  /** Why it cannot be asked for now, in a sentence. */
  why?: string;
  /** The plan; given what closes it. */
  form: (close: () => void) => ReactNode;
  /** What would be done, and that nothing brings it back. */
  children: ReactNode;
}

/** The end of something: what it means, and behind a button its plan. */
export function DangerPanel(props: DangerPanelProps) {
  const { label, why, form, children } = props;
  const classes = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={classes.root}>
      <Panel title="Danger zone" padded={false}>
        <div className={classes.part}>
          <span>{children}</span>
          {why && <DisabledButton label={label} why={why} />}
          {!why && !isOpen && (
            <ActionButton look="danger" onClick={() => setIsOpen(true)}>
              {label}
            </ActionButton>
          )}
        </div>
        {!why && isOpen && form(() => setIsOpen(false))}
      </Panel>
    </div>
  );
}
