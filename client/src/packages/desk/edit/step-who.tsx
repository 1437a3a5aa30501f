import { useCharter } from 'client/parts/law'
import { Why } from 'client/parts/why'
import { Card } from 'client/ui/card'
import { ToggleField } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { bodyById } from 'shared/charter/lookup'
import { postName, seatingPosts } from 'shared/charter/sittings'
import { isStatutory } from 'shared/meeting/model'
import { Invite } from 'client/parts/roll/invite'
import type { StepProps } from './step-when'

const ASKED = [
  { key: 'companions', label: '随行人数' },
  { key: 'lodging', label: '住宿' },
  { key: 'meals', label: '用餐' },
  { key: 'plate', label: '车牌号' },
] as const

/** Who is asked, and what they are asked besides. */
export function WhoStep({ form, type, errorOf }: StepProps) {
  const charter = useCharter()
  const statutory = isStatutory(form.kind)
  const body = statutory ? bodyById(charter, form.kind) : undefined
  return (
    <>
      {body && (
        <Card title="应到人员">
          <View>{`${body.members}按名册应到，不用挑选。名册有变动，名单跟着变，到宣布开会时定格。`}</View>
          <Why clause={body.clause} />
        </Card>
      )}
      <Invite
        title={statutory ? '另请列席（可不选）' : '参会人员'}
        hint={statutory ? '列席的人收到通知，不计法定人数，不参加表决。' : '从名册里选。'}
        chosen={form.invited}
        onChange={(invited) => type({ invited })}
        error={errorOf('invited')}
        without={statutory ? seatingPosts(charter, form.kind).map((post) => postName(charter, post)) : []}
      />
      <List title="答复时一并问" hint="只有选“参加”的人会看到。">
        {ASKED.map(({ key, label }) => (
          <ToggleField key={key} label={label} on={form.logistics[key]} onToggle={(on) => type({ logistics: { ...form.logistics, [key]: on } })} />
        ))}
      </List>
    </>
  )
}
