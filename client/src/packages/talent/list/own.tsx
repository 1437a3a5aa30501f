import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { openBankImport, openEntry, openEntryForm } from 'client/parts/talent/places'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { whisper } from 'client/platform/device/ask'
import { toTop } from 'client/platform/navigate'
import { Badge, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { type ReactNode, useState } from 'react'
import { sayDay } from 'shared/kernel/time'
import { type Bank, banks } from 'shared/talent/banks'
import { confirmEntries, exportOwn, type OwnEntry, ownEntries } from 'shared/talent/operations'
import { Export } from './export'

/** What the own unit keeps in a bank: what was confirmed longest ago stands first, and one tap confirms all that is seen. */
export function Own({ bank, tabs }: { bank: Bank; tabs: ReactNode }) {
  const [turned, setTurned] = useState<readonly string[]>([])
  const cursor = turned.at(-1)
  const asked = useQuery(ownEntries, { bank, ...(cursor !== undefined && { cursor }) })
  const confirming = useCommand(confirmEntries, asked.refresh)
  const [answer, setAnswer] = useState<Answer<{ confirmed: number; left: number }>>()

  async function confirm(all: readonly OwnEntry[]) {
    const heard = await confirming.run({ entries: all.map(({ entryId, v }) => ({ entryId, v })) })
    if (!heard) return
    setAnswer(heard)
    if (heard.kind === 'accepted') whisper(`已确认 ${heard.value.confirmed} 条`)
    else toTop()
  }
  const turn = (to: readonly string[]) => {
    setTurned(to)
    setAnswer(undefined)
    toTop()
  }

  return (
    <Screen
      title={banks[bank].name}
      stage={withWayOut(asked)}
      action={({ entries }) => {
        const due = entries.filter(({ confirmable, freshness }) => confirmable && freshness !== 'fresh')
        return due.length > 0
          ? { says: due.length === 1 ? '这条仍有效' : `这 ${due.length} 条仍有效`, onTap: () => void confirm(due), busy: confirming.busy }
          : { says: '登记一条', onTap: () => openEntryForm({ bank }) }
      }}
    >
      {({ entries, next }) => {
        const due = entries.filter(({ confirmable, freshness }) => confirmable && freshness !== 'fresh')
        return (
          <>
            {tabs}
            <Problem answer={answer} before="没有确认成功。" />
            {answer?.kind === 'accepted' && answer.value.left > 0 && <Notice tone="warn" says={`${answer.value.left} 条在您看过以后有改动，没有确认，请再看一眼。`} />}
            {entries.length === 0 && turned.length === 0 ? (
              <Waiting stage={{ is: 'empty', says: '本单位还没有登记。点下面的按钮登记第一条。' }} />
            ) : (
              <List title="最久没有确认的在前" hint={due.length > 0 ? '看一遍，都还对，就点下面的按钮确认。哪条变了，先点开修改。' : undefined}>
                {entries.map((entry) => (
                  <Cell
                    key={entry.entryId}
                    title={entry.name ? `${entry.name} · ${entry.title}` : entry.title}
                    note={`${sayDay(entry.checkedOn)}确认${entry.hidden === null ? '' : ` · ${entry.hidden}`}`}
                    value={stateOf(entry)}
                    onTap={() => openEntry(entry.entryId)}
                  />
                ))}
              </List>
            )}
            {turned.length > 0 && <Button says="上一页" onTap={() => turn(turned.slice(0, -1))} />}
            {next !== null && <Button says="下一页" onTap={() => turn([...turned, next])} />}
            {due.length > 0 && <Button says="登记一条" onTap={() => openEntryForm({ bank })} />}
            <Button says="用表格登记许多条" onTap={() => openBankImport(bank)} />
            {entries.length > 0 && <Export says="导出本单位的表格" hands={exportOwn} bank={bank} />}
          </>
        )
      }}
    </Screen>
  )
}

const stateOf = ({ freshness, hidden, confirmable }: OwnEntry): ReactNode =>
  confirmable && freshness !== 'fresh' ? <Badge tone="warn" says="该确认" /> : hidden === null ? <Badge tone="ok" says="显示中" /> : <Badge says="未显示" />
