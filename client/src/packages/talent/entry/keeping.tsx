import { openPosting, openPostingFrom } from 'client/parts/demand/places'
import { Problem } from 'client/parts/problem'
import { type Scan, ScanCell, showScan } from 'client/parts/roll/scan'
import { ConsentFields, missingAgreement } from 'client/parts/talent/consent-fields'
import { openEntryForm } from 'client/parts/talent/places'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { confirm, whisper } from 'client/platform/device/ask'
import { toTop } from 'client/platform/navigate'
import { Badge } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { banks, type Purpose } from 'shared/talent/banks'
import { confirmEntries, type EntryPage, openPaper, removeEntry, renewConsent, withdraw } from 'shared/talent/operations'

/** What the unit does with an entry of its own. */
export function Keeping({ page, refresh }: { page: EntryPage; refresh: () => Promise<unknown> }) {
  const { entryId, bank, v, kept, freshness } = page
  const confirming = useCommand(confirmEntries, refresh)
  const withdrawing = useCommand(withdraw, refresh)
  const removing = useCommand(removeEntry, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  if (!kept || kept.state === 'removed') return null
  const person = banks[bank].person
  const inUse = kept.state === 'open' && kept.hidden !== '同意已到期'

  function hear(heard: Answer<unknown> | undefined, says: string): void {
    if (!heard) return
    setAnswer(heard)
    if (heard.kind === 'accepted') whisper(says)
    else toTop()
  }
  const still = async () => hear(await confirming.run({ entries: [{ entryId, v }] }), '已确认')
  async function takeBack() {
    const sure = await confirm({ title: '撤回同意', follows: '本人不愿再在库里时使用。别人立即看不到，内容还在。', yes: '撤回同意' })
    if (sure) hear(await withdrawing.run({ entryId }), '已撤回')
  }
  async function takeOut() {
    const follows = banks[bank].apart ? '不再显示，也不能恢复；学生的姓名、学号、电话和出生同时删去。' : '不再显示，也不能恢复。'
    const sure = await confirm({ title: '移出人才库', follows, yes: '移出' })
    if (sure) hear(await removing.run({ entryId }), '已移出')
  }

  return (
    <>
      <Problem answer={answer} />
      {inUse && freshness !== 'fresh' && <Button kind="main" says="仍有效" onTap={() => void still()} busy={confirming.busy} />}
      {person && !inUse && <Paper entryId={entryId} purposes={kept.consent?.purposes ?? []} refresh={refresh} />}
      <List title="办理">
        <Cell title="修改" note="对外的文字改动后重新审核" onTap={() => openEntryForm({ entryId })} />
        {kept.postable && <Cell title="发布为供需" note="填好的内容带过去，院校可以直接提出对接" onTap={() => openPostingFrom(entryId)} />}
        {kept.posting && (
          <Cell
            title={kept.posting.open ? '已发布为供需' : '发布过供需'}
            note={kept.posting.title}
            value={kept.posting.open ? undefined : <Badge says="已关闭" />}
            onTap={() => openPosting(kept.posting!.postingId)}
          />
        )}
        {kept.consent?.paper === true && <Cell title="看同意书" onTap={() => void showScan(openPaper, { entryId, of: 'consent' })} />}
        {page.identity?.guardian === true && <Cell title="看监护人同意书" onTap={() => void showScan(openPaper, { entryId, of: 'guardian' })} />}
      </List>
      {person && kept.state === 'open' && <Button says="本人撤回同意" onTap={() => void takeBack()} busy={withdrawing.busy} />}
      <Button kind="danger" says="移出人才库" onTap={() => void takeOut()} busy={removing.busy} />
    </>
  )
}

/** The person has signed anew. */
function Paper({ entryId, purposes, refresh }: { entryId: string; purposes: readonly Purpose[]; refresh: () => Promise<unknown> }) {
  const renewing = useCommand(renewConsent, refresh)
  const [given, setGiven] = useState<{ purposes: readonly Purpose[]; until: string; scan?: Scan | undefined }>({ purposes, until: '' })
  const [answer, setAnswer] = useState<Answer<unknown>>()
  async function store() {
    if (!given.scan) return
    const heard = await renewing.run({ entryId, purposes: [...given.purposes], until: given.until, file: given.scan.file })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind === 'accepted') whisper('已登记')
  }
  return (
    <>
      <Problem answer={answer} before="没有登记成功。" />
      <ConsentFields
        value={given}
        onChange={(part) => setGiven({ ...given, ...part })}
        wrong={(field) => (answer?.kind === 'refused' && answer.field === field ? answer.message : undefined)}
      />
      <List>
        <ScanCell title="签字的同意书" note="照片或 PDF" scan={given.scan} onScan={(scan) => setGiven({ ...given, scan })} />
      </List>
      <Button kind="main" says="登记同意书" onTap={() => void store()} busy={renewing.busy} whyNot={missingAgreement(given) ?? (given.scan ? undefined : '请选签字的同意书')} />
    </>
  )
}
