import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  type FieldExtensionComponentProps,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { useOwnership } from '@internal/plugin-odp-react';
import { useEffect, useId } from 'react';
import { Notice } from '../components/Notice';
import { FormPart } from './FormPart';
import { useChoiceStyles } from '../components/useChoiceStyles';

/**
 * A group of whoever fills in the form. Those of the session, which the portal
 * decides by, and not those of the catalog, which may not know everybody who
 * can sign in.
 */
function OwnerField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, schema } = props;
  const classes = useChoiceStyles();
  const name = useId();
  const groups = useOwnership()?.filter(ref => ref.startsWith('group:'));
  const only = groups?.length === 1 ? groups[0] : undefined;
  useEffect(() => {
    if (only && formData !== only) {
      onChange(only);
    }
  }, [only, formData, onChange]);
  return (
    <FormPart description={schema.description}>
      {groups?.length === 0 && (
        <Notice status="failing">
          A workspace is owned by a group, and you are signed in without one.
          Who looks after the sign-in puts people into groups.
        </Notice>
      )}
      {groups && groups.length > 0 && (
        <fieldset className={classes.root}>
          <legend className={classes.legend}>{schema.title ?? 'Owner'}</legend>
          {groups.map(group => (
            <label key={group} className={classes.choice}>
              <input
                type="radio"
                name={name}
                checked={formData === group}
                onChange={() => onChange(group)}
              />
              <EntityDisplayName
                entityRef={group}
                hideIcon
                disableTooltip
                defaultKind="group"
              />
            </label>
          ))}
        </fieldset>
      )}
    </FormPart>
  );
}

/** `OdpOwner` */
export const ownerField = createFormField({
  name: 'OdpOwner',
  component: OwnerField,
  schema: makeFieldSchema({ output: z => z.string() }),
});
