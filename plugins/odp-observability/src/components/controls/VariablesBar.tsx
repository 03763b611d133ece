import { FilterSelect } from '@internal/plugin-odp-react';
import { ALL_VALUE } from '@internal/plugin-odp-observability-common';
import { makeStyles } from '@material-ui/core/styles';
import {
  choiceInWords,
  problemInWords,
  type VariableChoice,
} from '../../model/variableChoice';
import { MultiSelect } from './MultiSelect';

const useStyles = makeStyles({
  text: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    fontSize: 12.5,
    color: 'var(--odp-secondary)',
    '& input': {
      height: 'var(--odp-size-button)',
      boxSizing: 'border-box',
      padding: '0 8px',
      border: '1px solid var(--odp-line)',
      borderRadius: 'var(--odp-radius-normal)',
      background: 'var(--odp-paper)',
      color: 'var(--odp-text)',
      font: 'inherit',
    },
  },
});

interface VariablesBarProps {
  choices: readonly VariableChoice[];
  onChange: (name: string, values: string[]) => void;
}

/** The variables of a dashboard. */
export function VariablesBar({ choices, onChange }: VariablesBarProps) {
  const classes = useStyles();
  return (
    <>
      {choices.map(choice => {
        const { name, label = name, type, multi, includeAll } = choice.variable;
        if (type === 'textbox') {
          return (
            <label key={name} className={classes.text}>
              {label}
              <input
                key={choice.values[0]}
                defaultValue={choice.values[0] ?? ''}
                onBlur={event => onChange(name, [event.target.value])}
              />
            </label>
          );
        }
        return multi ? (
          <MultiSelect
            key={name}
            choice={choice}
            onChange={values => onChange(name, values)}
          />
        ) : (
          <FilterSelect
            key={name}
            label={label}
            value={choice.values[0] ?? ''}
            description={problemInWords(choice)}
            options={[
              ...(choice.values.length === 0
                ? [{ value: '', label: choiceInWords(choice) }]
                : []),
              ...(includeAll ? [{ value: ALL_VALUE, label: 'All' }] : []),
              ...(choice.options ?? choice.values).map(value => ({
                value,
                label: value,
              })),
            ]}
            onChange={value => onChange(name, [value])}
          />
        );
      })}
    </>
  );
}
