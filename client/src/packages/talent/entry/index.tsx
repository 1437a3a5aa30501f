import { openPosting } from 'client/parts/demand/places'
import { withWayOut } from 'client/parts/gate'
import { ReportCell } from 'client/parts/review/report-cell'
import { openRequests } from 'client/parts/talent/places'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { useQueryText } from 'client/platform/navigate'
import { Badge, Card, Notice } from 'client/ui/card'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { type Instant, nearTime, sayDay } from 'shared/kernel/time'
import { banks, purposeName } from 'shared/talent/banks'
import { type EntryPage, getEntry } from 'shared/talent/operations'
import { Asking } from './asking'
import { Keeping } from './keeping'
import { Agreeing } from './agreeing'

/** One line of a bank as the reader may see it, with what he may do about it. */
export default function Entry() {
  const entryId = useQueryText('entryId')
  const asked = useQuery(getEntry, { entryId })
  const now = useServerNow()
  return (
    <Screen title="人才库条目" stage={withWayOut(asked)}>
      {(page) => (
        <>
          {page.kept?.hidden != null && <Notice tone="warn" says={`别人现在看不到：${page.kept.hidden}。`} />}
          <Card title={page.title} aside={<Badge says={banks[page.bank].name} />}>
            <View className="soft">{[page.unitName, `${sayDay(page.checkedOn)}确认`].filter(Boolean).join(' · ')}</View>
          </Card>
          <Said page={page} />
          <Who page={page} now={now} />
          {page.kept?.posting?.open && <PostingToo page={page} posting={page.kept.posting} />}
          {page.standing === 'keeper' && <Keeping page={page} refresh={asked.refresh} />}
          {page.standing === 'self' && <Agreeing page={page} refresh={asked.refresh} />}
          {page.asks && <Asking entryId={entryId} asks={page.asks} refresh={asked.refresh} onRequests={openRequests} />}
          {page.standing === 'member' && <ReportCell kind="entry" subjectId={entryId} />}
        </>
      )}
    </Screen>
  )
}

/** What happens to a need is to be thought of for the posting that was made from it. */
function PostingToo({ page: { kept, freshness }, posting: { postingId, renewable } }: { page: EntryPage; posting: NonNullable<NonNullable<EntryPage['kept']>['posting']> }) {
  const onTap = () => openPosting(postingId)
  if (kept?.state === 'removed') return <Notice tone="warn" says="同一条需求还发布在供需里。不再需要的，请去关闭。" way={{ says: '去关闭', onTap }} />
  return renewable && freshness === 'fresh' ? <Notice tone="warn" says="同一条需求发布的供需也该续期了。" way={{ says: '去续期', onTap }} /> : null
}

const Said = ({ page: { bank, fields } }: { page: EntryPage }) => (
  <List>
    {banks[bank].fields.flatMap(({ field, label, long }) => {
      const value = fields[field]
      return value ? [<Cell key={field} title={label} {...(long ? { note: value } : { value })} />] : []
    })}
  </List>
)

/** Who the student is and under what consent, for the unit and the person. */
function Who({ page: { identity, kept, looks }, now }: { page: EntryPage; now: Instant }) {
  return (
    <>
      {identity && identity.name !== '' && (
        <List title="是谁（只有本单位和本人看得到）">
          <Cell title="姓名" value={identity.name} />
          {identity.number !== '' && <Cell title="学号" value={identity.number} />}
          {identity.phone !== '' && <Cell title="电话" value={identity.phone} />}
          <Cell title="出生" value={identity.birth} />
          {identity.corrected.map(({ at, by, was }) => (
            <Cell key={at} title="更正过" note={`${by}改，原来是${[was.name, was.number, was.birth].filter(Boolean).join('，')}`} value={nearTime(at, now)} />
          ))}
          {identity.guarded && <Cell title="监护人同意书" value={identity.guardian ? <Badge tone="ok" says="已上传" /> : <Badge tone="danger" says="没有" />} />}
        </List>
      )}
      {kept?.consent && (
        <List title="本人的同意">
          <Cell title="用于" note={kept.consent.purposes.map((purpose) => purposeName[purpose]).join('、')} />
          <Cell title="到" value={sayDay(kept.consent.until)} />
          <Cell title={kept.consent.how === 'paper' ? '签字的同意书' : '本人在账号里同意'} {...(kept.consent.list !== null && { note: kept.consent.list })} value={nearTime(kept.consent.at, now)} />
          {kept.consent.withdrawn && (
            <Cell title={kept.consent.withdrawn.who === 'person' ? '本人已撤回' : '单位已撤回'} value={nearTime(kept.consent.withdrawn.at, now)} />
          )}
        </List>
      )}
      {looks.length > 0 && (
        <List title="谁查看过身份">
          {looks.map(({ at, name, unitName, purpose }) => (
            <Cell key={`${at}${name}`} title={`${unitName} ${name}`} note={purposeName[purpose]} value={nearTime(at, now)} />
          ))}
        </List>
      )}
    </>
  )
}
