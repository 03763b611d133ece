import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { useChoiceStyles } from './useChoiceStyles';

const useStyles = makeStyles({
  cards: { display: 'flex', flexWrap: 'wrap', gap: 8 },
  card: {
    display: 'grid',
    gridTemplateColumns: '22px minmax(0, 1fr) auto',
    alignItems: 'baseline',
    flex: '1 1 150px',
    padding: '8px 10px',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    fontSize: 12.5,
  },
  quiet: {
    display: 'block',
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

/** What one may choose, with what it comes to. */
export interface ChoiceCard {
  id: string;
  title: string;
  /** What it gives, a line each. */
  lines: string[];
  /** What it costs. */
  price?: string;
}

/** Props of a choice, whatever its cards are made of. */
export interface ChoiceProps {
  legend: string;
  /** Of what is there already. */
  current?: string;
  value: string | undefined;
  onChange: (id: string) => void;
}

/** Cards of which one is chosen. */
export function CardChoice(props: ChoiceProps & { cards: ChoiceCard[] }) {
  const { legend, cards, current, value, onChange } = props;
  const name = useId();
  const choice = useChoiceStyles();
  const classes = useStyles();
  return (
    <fieldset className={choice.root}>
      <legend className={choice.legend}>{legend}</legend>
      <div className={classes.cards}>
        {cards.map(({ id, title, lines, price }) => (
          <label key={id} className={classes.card}>
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
              {lines.map(line => (
                <span key={line} className={classes.quiet}>
                  {line}
                </span>
              ))}
            </span>
            {price && <span>{price}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
