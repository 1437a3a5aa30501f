import { Card, Notice } from 'client/ui/card'
import { Figures } from 'client/ui/figure'
import { Button } from 'client/ui/form/button'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { placeOf } from 'shared/kernel/workbook/remark'
import type { CheckedFile } from 'shared/talent/import/operations'

const PAGE = 10

/** What the file would add, and what stands in the bank already. */
export function Findings({ found: { added, same, otherTotal, onPaper, byAccount, rows, others } }: { found: CheckedFile }) {
  const [shown, setShown] = useState(PAGE)
  const how = [onPaper > 0 && `${onPaper} 人凭签字同意`, byAccount > 0 && `${byAccount} 人等本人在账号里同意`].filter(Boolean).join('，')
  return (
    <>
      <Notice tone="ok" says={added === 0 ? '表里的都已登记，没有要写入的内容。' : '逐行核对过了，没有错处，可以导入。'} />
      <Card title="第三步：核对，导入">
        <Figures items={[{ name: '新登记', value: added }, { name: '已登记，一样', value: same }, { name: '已登记，不改', value: otherTotal }]} />
        {how !== '' && <View className="soft">{how}</View>}
      </Card>
      {rows.length > 0 && (
        <List title={`将要登记 ${added} 条`} hint={added > rows.length ? `这里列出前 ${rows.length} 条。` : undefined}>
          {rows.slice(0, shown).map(({ row, title }) => (
            <Cell key={row} title={title} value={`第 ${row} 行`} />
          ))}
        </List>
      )}
      {rows.length > shown && <Button says={`再看 ${Math.min(rows.length - shown, PAGE)} 条`} onTap={() => setShown(shown + PAGE)} />}
      {others.length > 0 && (
        <List title="已登记过、内容不同的" hint="导入不改动它们。要改的，打开那一条改。">
          {others.slice(0, PAGE).map((other) => (
            <Cell key={other.row} title={placeOf(other)} note={other.message} />
          ))}
        </List>
      )}
    </>
  )
}
