export default definePageConfig({ navigationBarTitleText: '审一份' })
