import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { ViewState, viewStateOf } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { useOffer } from '../api';
import { READ_RIGHT } from '../components/rights';
import { useChoiceStyles } from '../components/useChoiceStyles';
import { FormPart } from './FormPart';

const useStyles = makeStyles({
  quiet: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

/** An event type that a component consumes; none by default. */
function EventField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, schema } = props;
  const offer = useOffer();
  const choice = useChoiceStyles();
  const classes = useStyles();
  const group = useId();
  return (
    <FormPart description={schema.description}>
      <ViewState
        padded={false}
        state={viewStateOf(offer, { what: 'The events', right: READ_RIGHT })}
      >
        {offer.data && (
          <fieldset className={choice.root}>
            <legend className={choice.legend}>{schema.title ?? 'Event'}</legend>
            {[
              {
                name: undefined,
                description: 'It is called, or works by itself',
              },
              ...offer.data.components.events,
            ].map(({ name, description }) => (
              <label key={name ?? ''} className={choice.choice}>
                <input
                  type="radio"
                  name={group}
                  checked={(formData || undefined) === name}
                  onChange={() => onChange(name)}
                />
                <span>{name ?? 'Consumes nothing'}</span>
                <span className={classes.quiet}>{description}</span>
              </label>
            ))}
          </fieldset>
        )}
      </ViewState>
    </FormPart>
  );
}

/** `OdpEvent` */
export const eventField = createFormField({
  name: 'OdpEvent',
  component: EventField,
  schema: makeFieldSchema({ output: z => z.string() }),
});
