import { Tap, Text, View } from '../host/host'

/** Something one agrees to. Never ticked beforehand. */
export const Tick = ({ says, on, onTick }: { says: string; on: boolean; onTick: (on: boolean) => void }) => (
  <Tap role="checkbox" selected={on} className="tick" label={`${says}${on ? '，已勾选' : ''}`} onTap={() => onTick(!on)}>
    <Text className={`tick__box${on ? ' is-on' : ''}`} silent>
      {on ? '✓' : ''}
    </Text>
    <View className="tick__says" silent>
      {says}
    </View>
  </Tap>
)
