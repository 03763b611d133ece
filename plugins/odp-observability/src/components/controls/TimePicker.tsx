import {
  type Clock,
  resolveRange,
} from '@internal/plugin-odp-observability-common';
import { ActionButton, SegmentedControl } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import ScheduleIcon from '@material-ui/icons/Schedule';
import { type FormEvent, useState } from 'react';
import {
  fromField,
  QUICK_RANGES,
  rangeOnButton,
  toField,
} from '../../model/timeRange';
import { PopoverButton } from './PopoverButton';

const useStyles = makeStyles({
  quick: { display: 'flex', flexWrap: 'wrap', gap: 6, marginBottom: 10 },
  form: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: 6,
    alignItems: 'center',
    marginBottom: 10,
    '& input': {
      height: 'var(--odp-size-button)',
      boxSizing: 'border-box',
      padding: '0 6px',
      border: '1px solid var(--odp-line)',
      borderRadius: 'var(--odp-radius-normal)',
      background: 'var(--odp-paper)',
      color: 'var(--odp-text)',
      font: 'inherit',
      minWidth: 0,
    },
  },
  problem: {
    gridColumn: '1 / -1',
    margin: 0,
    color: 'var(--odp-failing-text)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

/** A range of a page as its URL has it. */
export interface PageRange {
  from: string;
  to: string;
}

interface TimePickerProps {
  range: PageRange;
  clock: Clock;
  onRange: (range: PageRange) => void;
  timezone: string;
  onTimezone: (timezone: string) => void;
}

/** The one range of the page: ranges that end now, two moments, and whose clock the page speaks. */
export function TimePicker(props: TimePickerProps) {
  const { range, clock, onRange, timezone, onTimezone } = props;
  const classes = useStyles();
  const { value, detail } = rangeOnButton(range, clock);
  return (
    <PopoverButton
      label="Time range"
      value={value}
      detail={detail}
      icon={<ScheduleIcon aria-hidden />}
    >
      {close => {
        const choose = (next: PageRange) => {
          onRange(next);
          close();
        };
        return (
          <>
            <div className={classes.quick}>
              {QUICK_RANGES.map(({ from, label }) => (
                <ActionButton
                  key={from}
                  small
                  aria-pressed={range.from === from && range.to === 'now'}
                  onClick={() => choose({ from, to: 'now' })}
                >
                  {label}
                </ActionButton>
              ))}
            </div>
            <MomentsForm
              key={timezone}
              range={range}
              clock={clock}
              onRange={choose}
            />
            <SegmentedControl
              label="Clock"
              value={timezone === 'browser' ? 'browser' : 'utc'}
              segments={[
                { value: 'utc', label: 'UTC' },
                { value: 'browser', label: 'Local time' },
              ]}
              onChange={onTimezone}
            />
          </>
        );
      }}
    </PopoverButton>
  );
}

function MomentsForm(
  props: Pick<TimePickerProps, 'range' | 'clock' | 'onRange'>,
) {
  const { range, clock, onRange } = props;
  const classes = useStyles();
  const resolved = resolveRange(range, clock.now, clock).range;
  const [from, setFrom] = useState(
    resolved ? toField(resolved.from, clock) : '',
  );
  const [to, setTo] = useState(resolved ? toField(resolved.to, clock) : '');
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const ends = { from: fromField(from, clock), to: fromField(to, clock) };
    if (ends.from === undefined || ends.to === undefined) {
      setProblem('Give both moments.');
      return;
    }
    const next = { from: ends.from, to: ends.to };
    const { problem: wrong } = resolveRange(next, clock.now, clock);
    setProblem(wrong);
    if (!wrong) {
      onRange(next);
    }
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <label htmlFor="dashboards-from">From</label>
      <input
        id="dashboards-from"
        type="datetime-local"
        value={from}
        onChange={event => setFrom(event.target.value)}
      />
      <label htmlFor="dashboards-to">To</label>
      <input
        id="dashboards-to"
        type="datetime-local"
        value={to}
        onChange={event => setTo(event.target.value)}
      />
      {problem && (
        <p role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
      <span />
      <ActionButton type="submit" small>
        Apply
      </ActionButton>
    </form>
  );
}
