import { Why } from 'client/parts/why'
import { Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Figures } from 'client/ui/figure'
import { Text, View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import type { Counts, Difference } from 'shared/person/import/rules'
import { placeOf, type Remark } from 'shared/kernel/workbook/remark'

interface Both {
  units: Counts
  persons: Counts
}

const figures = ({ added, changed, same }: Counts) => [
  { name: '新增', value: added },
  { name: '更改', value: changed },
  { name: '不变', value: same },
]

/** What becomes of the roll. */
export const Outcome = ({ units, persons }: Both) => (
  <>
    <View className="strong">单位</View>
    <Figures items={figures(units)} />
    <View className="strong">人员</View>
    <Figures items={figures(persons)} />
  </>
)

/** What would become of the roll. */
export const Numbers = ({ units, persons, nothing }: Both & { nothing: boolean }) => (
  <>
    <Notice tone="ok" says={nothing ? '文件与名册完全一样，没有要写入的内容。' : '逐行核对过了，没有错处，可以导入。'} />
    <Card title="第三步：核对，导入">
      <Outcome units={units} persons={persons} />
    </Card>
  </>
)

const PAGE = 10

/** Shows ten, and ten more at a tap. Of `total` so many came with the answer as `all` holds. */
function useSome<T>(all: readonly T[], total: number) {
  const [shown, setShown] = useState(PAGE)
  const rest = all.length - shown
  return {
    some: all.slice(0, shown),
    more: rest > 0 && <Button says={`再看 ${Math.min(rest, PAGE)} 条`} onTap={() => setShown(shown + PAGE)} />,
    hint: total > all.length ? `共 ${total} 条，这里列出前 ${all.length} 条。` : undefined,
  }
}

/** Facts at odds with the texts. They are registered as they are. */
export function Flags({ flags, total }: { flags: readonly Remark[]; total: number }) {
  const { some, more, hint } = useSome(flags, total)
  if (total === 0) return null
  return (
    <>
      <List title={`与章程不符的事实 ${total} 条`} hint={hint ?? '已经存在的事实照实登记，不影响导入；以后选举、换届时按条文核对。'}>
        {some.map(({ sheet, row, column, message, clause }) => (
          <Cell
            key={`${sheet}${row}${column}${message}`}
            title={message}
            note={
              <View>
                <Text>{placeOf({ sheet, row, column })}</Text>
                {clause && <Why clause={clause} />}
              </View>
            }
          />
        ))}
      </List>
      {more}
    </>
  )
}

/** Who is new, and what changes of whom. */
export function Changes({ changes, total }: { changes: readonly Difference[]; total: number }) {
  const { some, more, hint } = useSome(changes, total)
  if (total === 0) return null
  return (
    <>
      <List title={`将要写入 ${total} 条`} hint={hint}>
        {some.map(({ sheet, row, name, what }) => (
          <Cell key={`${sheet}${row}${name}`} title={name} note={row > 0 ? placeOf({ sheet, row, column: '' }) : '随单位改名'} value={what} />
        ))}
      </List>
      {more}
    </>
  )
}
