import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { useChoiceStyles } from '../components/useChoiceStyles';
import { OfferPart } from './OfferPart';

const useStyles = makeStyles({
  quiet: {
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

/** An event type that a component consumes; none by default. */
function EventField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, schema } = props;
  const choice = useChoiceStyles();
  const classes = useStyles();
  const group = useId();
  return (
    <OfferPart description={schema.description} what="The events">
      {({ components }) => (
        <fieldset className={choice.root}>
          <legend className={choice.legend}>{schema.title ?? 'Event'}</legend>
          {[
            {
              name: undefined,
              description: 'It is called, or works by itself',
            },
            ...components.events,
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
    </OfferPart>
  );
}

/** `OdpEvent` */
export const eventField = createFormField({
  name: 'OdpEvent',
  component: EventField,
  schema: makeFieldSchema({ output: z => z.string() }),
});
