import { Input, Tap, Text, View, type Option } from '../host/host'

/** Two to four views of the same thing; the chosen one is also underlined and bold. */
export const Tabs = <V extends string>({ options, value, onChoose, label }: { options: readonly Option<V>[]; value: V; onChoose: (value: V) => void; label: string }) => (
  <View className="tabs" role="tablist" label={label}>
    {options.map((option) => (
      <Tap
        key={option.value}
        className={`tabs__tab${option.value === value ? ' is-on' : ''}`}
        role="tab"
        selected={option.value === value}
        onTap={() => onChoose(option.value)}
      >
        {option.label}
      </Tap>
    ))}
  </View>
)

/** Finds as one types; the cross clears. */
export const SearchBar = ({ value, onInput, placeholder = '搜索', label = placeholder }: { value: string; onInput: (value: string) => void; placeholder?: string; label?: string }) => (
  <View className="search">
    <Text className="weui-icon-search search__icon" silent />
    <Input className="search__input" kind="search" value={value} onInput={onInput} placeholder={placeholder} label={label} maxLength={40} />
    {value !== '' && (
      <Tap className="search__clear" label="清除搜索内容" onTap={() => onInput('')}>
        <Text className="weui-icon-clear" silent />
      </Tap>
    )}
  </View>
)
