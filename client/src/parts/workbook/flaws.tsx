import { Why } from 'client/parts/why'
import { copy } from 'client/platform/device/reach'
import { Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Tabs } from 'client/ui/form/filter'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { placeOf, type Remark, sentenceOf } from 'shared/kernel/workbook/remark'

const PAGE = 20
const ALL = 'all'

/** What must be mended before anything is written, by sheet, row and column. */
export function Flaws({ flaws, total }: { flaws: readonly Remark[]; total: number }) {
  const [sheet, setSheet] = useState(ALL)
  const [shown, setShown] = useState(PAGE)
  const sheets = [...new Set(flaws.map((flaw) => flaw.sheet))]
  const rows = flaws.map((flaw, n) => ({ ...flaw, n })).filter((flaw) => sheet === ALL || flaw.sheet === sheet)
  const countOf = (name: string): number => flaws.filter((flaw) => flaw.sheet === name).length
  const rest = rows.length - shown
  const first = total > flaws.length ? `，先列出前 ${flaws.length} 处` : ''

  function only(name: string) {
    setSheet(name)
    setShown(PAGE)
  }

  return (
    <>
      <Notice tone="danger" says={`有 ${total} 处要改${first}。改好以前，一行也不会写入。请在表格里改好、保存，再选一次。`} />
      {sheets.length > 1 && (
        <Tabs
          label="哪张表"
          options={[{ value: ALL, label: `全部 ${flaws.length}` }, ...sheets.map((name) => ({ value: name, label: `${name || '其他'} ${countOf(name)}` }))]}
          value={sheet}
          onChoose={only}
        />
      )}
      <List title="第三步：照着改">
        {rows.slice(0, shown).map((flaw) => (
          <Cell key={flaw.n} title={placeOf(flaw) || '整个文件'} note={flaw.message} value={flaw.clause && <Why clause={flaw.clause} />} />
        ))}
      </List>
      {rest > 0 && <Button says={`再看 ${Math.min(rest, PAGE)} 处`} onTap={() => setShown(shown + PAGE)} />}
      <Button says="复制错处清单" onTap={() => void copy(rows.map(sentenceOf).join('\n'))} />
    </>
  )
}
