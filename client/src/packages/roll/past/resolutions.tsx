import { Button, LinkTap } from 'client/ui/form/button'
import { Field, ToggleField } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import { type DraftResolution, emptyResolution } from './draft'

const MOST = 20

interface ResolutionsProps {
  resolutions: readonly DraftResolution[]
  onChange: (resolutions: readonly DraftResolution[]) => void
  wrong: (field: string) => string | undefined
}

/** What was decided; the votes only where the minutes give them. */
export function Resolutions({ resolutions, onChange, wrong }: ResolutionsProps) {
  const put = (at: number, part: Partial<DraftResolution>) => onChange(resolutions.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <>
      {resolutions.map((one, i) => (
        <List key={i} title={`决议 ${i + 1}`} hint={<LinkTap says="去掉这一项" label={`去掉决议 ${i + 1}`} onTap={() => onChange(resolutions.filter((_, j) => j !== i))} />}>
          <Field label="标题" maxLength={120} value={one.title} onInput={(title) => put(i, { title })} />
          <Field label="文号" maxLength={40} value={one.number} onInput={(number) => put(i, { number })} placeholder="没有可不填" />
          <Field label="同意" kind="number" maxLength={4} value={one.yes} onInput={(yes) => put(i, { yes })} placeholder="纪要没有写可不填" error={wrong(`resolutions.${i}.yes`)} />
          <Field label="反对" kind="number" maxLength={4} value={one.no} onInput={(no) => put(i, { no })} error={wrong(`resolutions.${i}.no`)} />
          <Field label="弃权" kind="number" maxLength={4} value={one.abstain} onInput={(abstain) => put(i, { abstain })} error={wrong(`resolutions.${i}.abstain`)} />
          <ToggleField label="重大事项" on={one.major} onToggle={(major) => put(i, { major })} />
          <ToggleField label="纪要记为通过" on={one.passed} onToggle={(passed) => put(i, { passed })} />
        </List>
      ))}
      <Button says="加一项决议" whyNot={resolutions.length >= MOST ? `一次最多登记 ${MOST} 项` : undefined} onTap={() => onChange([...resolutions, emptyResolution])} />
    </>
  )
}
