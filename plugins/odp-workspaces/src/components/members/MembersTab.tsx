import { odpWorkspaceUpdatePermission } from '@internal/plugin-odp-workspaces-common';
import { DisabledButton, Panel } from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { isSameMembers, type Member } from '../../model/members';
import { whyLocked } from '../../model/phases';
import { PlanForm } from '../plan/PlanForm';
import { useWhyNoRight } from '../workspace/useWhyNoRight';
import type { TabProps } from '../workspace/WorkspacePage';
import { AddMember } from './AddMember';
import { MemberTable } from './MemberTable';

const useStyles = makeStyles({ part: { padding: '10px 16px 12px' } });

/** Who has which role; a change shows its plan before it is submitted. */
export function MembersTab({ workspace, onChanged }: TabProps) {
  const classes = useStyles();
  const { id, owner } = workspace;
  const [draft, setDraft] = useState<Member[]>();
  const noRight = useWhyNoRight(odpWorkspaceUpdatePermission, workspace);
  const why = whyLocked(workspace) ?? noRight;
  const members = (!why && draft) || workspace.members;
  const isChanged = !isSameMembers(members, workspace.members);
  return (
    <>
      <Panel
        title="Members"
        hint={`the owner and ${plural(workspace.members.length, 'member')}`}
        padded={false}
      >
        <MemberTable
          owner={owner}
          members={members}
          before={workspace.members}
          onChange={why ? undefined : setDraft}
        />
        <div className={classes.part}>
          {why ? (
            <DisabledButton label="Add a member" why={why} />
          ) : (
            <AddMember
              workspace={{ id, owner, members }}
              onAdd={member => setDraft([...members, member])}
            />
          )}
        </div>
      </Panel>
      {!why && isChanged && (
        <Panel
          title="Plan of this change"
          hint="a plan writes nothing"
          padded={false}
        >
          <PlanForm
            request={{ kind: 'set-members', workspace: id, spec: { members } }}
            label="Set members"
            onSubmitted={() => {
              setDraft(undefined);
              onChanged();
            }}
            onCancel={() => setDraft(undefined)}
          />
        </Panel>
      )}
    </>
  );
}
