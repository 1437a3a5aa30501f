import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { useQueryText } from 'client/platform/navigate'
import { Badge } from 'client/ui/card'
import { Screen } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { unitKindName } from 'shared/unit/model'
import { getUnit, type UnitPage as Unit } from 'shared/unit/operations'
import { openAgreement, openPerson, openPersonForm, openUnitForm } from 'client/parts/roll/places'
import { Remarks } from 'client/parts/roll/remarks'
import { showRollScan } from 'client/parts/roll/scan'
import { sayDay } from 'shared/kernel/time'

/** One member unit on the roll. */
export default function UnitPage() {
  const unitId = useQueryText('unitId')
  const asked = useQuery(getUnit, { unitId })
  return (
    <Screen title="成员单位" stage={withWayOut(asked)} action={() => ({ says: '添一个人', onTap: () => openPersonForm({ unitId }) })}>
      {(unit) => (
        <>
          <Remarks of={unit.remarks} />
          <About unit={unit} />
          <List title={`人员（${unit.people.length}）`} {...(unit.people.length === 0 && { hint: '名册上还没有本单位的人。' })}>
            {unit.people.slice(0, 50).map(({ personId, name, title, posts, remarks }) => (
              <Cell
                key={personId}
                title={name}
                note={[title, posts.join('、')].filter(Boolean).join(' · ')}
                value={remarks.length > 0 ? <Badge tone="warn" says={`${remarks.length} 项`} /> : undefined}
                onTap={() => openPerson(personId)}
              />
            ))}
          </List>
        </>
      )}
    </Screen>
  )
}

function About({ unit }: { unit: Unit }) {
  const { unitId, name, kind, lead, creditCode, since, earlier, agreement } = unit
  const signed = agreement.state === 'missing' ? '未见' : agreement.signedOn === undefined ? '在案' : `${sayDay(agreement.signedOn)}签订`
  return (
    <List title={lead ? '牵头单位' : '单位'}>
      <Cell title={name} note={[unitKindName[kind], creditCode, since && `${since} 加入`].filter(Boolean).join(' · ')} value="更正" onTap={() => openUnitForm(unitId)} label={`更正${name}`} />
      <Cell title="协议书" note={[signed, agreement.note].filter(Boolean).join(' · ')} value="登记" onTap={() => openAgreement(unitId)} label="登记协议书" />
      {agreement.scan && <Cell title="打开协议书扫描件" onTap={() => showRollScan({ of: 'agreement', ref: unitId })} />}
      {earlier.map((one) => (
        <Cell key={one.until} title={one.name} note={`曾用名，用到 ${sayDay(one.until)}`} />
      ))}
    </List>
  )
}
