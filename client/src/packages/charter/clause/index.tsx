import { useCharter } from 'client/parts/law'
import { back, openClause, useQueryText } from 'client/platform/navigate'
import { Badge, Card } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { ready, Screen, type Stage } from 'client/ui/frame/screen'
import type { Charter, Clause, Ruling } from 'shared/charter/charter'
import { explain, type Explanation } from 'shared/charter/clauses'
import { partyName } from 'shared/charter/party'
import { cite } from 'shared/charter/wording'

const FORCE = {
  hard: '必须遵守',
  warn: '系统提醒',
  process: '留有记录',
  declared: '宣示性条文',
}

export default function ClausePage() {
  const charter = useCharter()
  const found = explain(useQueryText('id'), charter)
  const stage: Stage<Explanation> = found
    ? ready(found)
    : { is: 'refused', message: '没有找到这一条。可能是链接不完整，请从原来的页面再打开一次。', way: { says: '返回', onTap: back } }
  return (
    <Screen title={found?.ruling ? '条文疑义' : '章程条款'} stage={stage}>
      {({ heading, clause, ruling, notes }) => (
        <>
          {clause && <OneClause heading={heading} clause={clause} />}
          {ruling && <OneRuling charter={charter} ruling={ruling} />}
          {notes.length > 0 && (
            <List title="与这一条有关的疑义">
              {notes.map((note) => (
                <Cell key={note.id} title={note.title} onTap={() => openClause(note.id)} />
              ))}
            </List>
          )}
        </>
      )}
    </Screen>
  )
}

const OneClause = ({ heading, clause }: { heading: string; clause: Clause }) => (
  <Card title={heading} aside={<Badge says={FORCE[clause.force]} />}>
    <View className="quote">{clause.states}</View>
    <View className="para soft">以上是条文大意。原文以集团印发的文件为准。</View>
  </Card>
)

function OneRuling({ charter, ruling }: { charter: Charter; ruling: Ruling }) {
  return (
    <>
      <Card title={ruling.title} aside={<Badge says={ruling.confirmed ? '已确认解释' : '软件默认口径'} tone={ruling.confirmed ? 'ok' : 'warn'} />}>
        <View className="quote">{ruling.ruling}</View>
        <View className="para">{ruling.effect}</View>
        <View className="para soft">
          {ruling.confirmed
            ? `${ruling.confirmed.number}，${ruling.confirmed.on} 确认。`
            : `条文没有说清，目前按上面的口径执行。可由${partyName(charter, ruling.changedBy)}作出解释后更改。`}
        </View>
      </Card>
      <List title="条文怎么说">
        {ruling.texts.map((text) => (
          <Cell key={text.clause} title={text.says} note={cite(charter, text.clause)} onTap={explain(text.clause, charter) && (() => openClause(text.clause))} />
        ))}
      </List>
      {ruling.readings.length > 1 && (
        <List title="可以有的理解">
          {ruling.readings.map((reading) => (
            <Cell
              key={reading.id}
              title={reading.says}
              note={reading.source}
              value={reading.id === ruling.chosen ? <Badge tone="ok" says="采用" /> : undefined}
            />
          ))}
        </List>
      )}
    </>
  )
}
