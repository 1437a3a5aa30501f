import { follow } from 'client/platform/device/follow'
import { Badge, Card } from 'client/ui/card'
import { LinkTap } from 'client/ui/form/button'
import { View } from 'client/ui/host/host'
import { Picture } from 'client/ui/picture'
import { fullDay } from 'shared/kernel/time'
import type { Shown } from 'shared/showcase/operations'
import './showcase.css'

/** What a unit or the group tells of itself, as everybody reads it. */
export const Told = ({ told: { summary, introduction, trades, strengths, offers, website, pictures, at }, title }: { told: Shown; title: string }) => (
  <>
    <Card title={title}>
      <View className="para strong">{summary}</View>
      {trades.length > 0 && (
        <View className="marks" label={`专业和行业：${trades.join('、')}`}>
          {trades.map((trade) => (
            <Badge key={trade} tone="brand" says={trade} />
          ))}
        </View>
      )}
      <Paragraphs text={introduction} />
      {website !== '' && <LinkTap says={`网站 ${website}`} onTap={() => void follow(website)} />}
      <View className="soft">{`审核通过于 ${fullDay(at)}`}</View>
    </Card>
    {strengths !== '' && (
      <Card title="特色和优势">
        <Paragraphs text={strengths} />
      </Card>
    )}
    {offers !== '' && (
      <Card title="能提供什么">
        <Paragraphs text={offers} />
      </Card>
    )}
    {pictures.length > 0 && (
      <View className="pictures">
        {pictures.map(({ address, caption }) => (
          <View key={address} className="pictures__one">
            <Picture address={address} says={caption} />
            <View className="pictures__caption" silent>
              {caption}
            </View>
          </View>
        ))}
      </View>
    )}
  </>
)

/** As many as a page can bear; a text of ours has fewer. */
const MOST = 40

const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text.split(/\n+/).slice(0, MOST).map((paragraph, place) => (
      <View key={place} className="para">
        {paragraph}
      </View>
    ))}
  </>
)
