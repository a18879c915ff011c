internal import Signals

/// The event of `channel.chat.notification`: subscriptions, gifts, raids and the like, one member for each kind.
///
/// `shared_chat_…` happened in another channel, and `unraid`, `bits_badge_tier` and `modiversary` are nothing that she
/// thanks for. `pay_it_forward` announces a gift that is told by itself.
struct ChatNotice: Decodable {
    struct Sub: Decodable {
        let sub_tier: String?
        let cumulative_months: Int?
    }
    struct Gift: Decodable {
        let sub_tier: String?
        let recipient_user_name: String?
        let recipient_user_login: String?
        let community_gift_id: String?
    }
    struct Bomb: Decodable {
        let id: String?
        let total: Int?
        let sub_tier: String?
    }
    struct Raid: Decodable {
        let user_id: String?
        let user_login: String?
        let user_name: String?
        let viewer_count: Int?
    }
    struct Charity: Decodable {
        struct Amount: Decodable {
            let value: Int?
            let decimal_place: Int?
            let decimal_places: Int?
            let currency: String?
        }
        let amount: Amount?
    }
    struct Streak: Decodable {
        let streak_count: Int?
    }

    let chatter_user_id: String?
    let chatter_user_login: String?
    let chatter_user_name: String?
    let chatter_is_anonymous: Bool?
    let badges: [Badge]?
    let message_id: String?
    let message: FragmentedText?
    let notice_type: String?
    let sub: Sub?
    let resub: Sub?
    let sub_gift: Gift?
    let community_sub_gift: Bomb?
    let prime_paid_upgrade: Sub?
    let raid: Raid?
    let charity_donation: Charity?
    let watch_streak: Streak?

    func happening(at now: Moment) -> TwitchHappening? {
        guard let id = message_id, !id.isEmpty else { return nil }
        let text = message?.text() ?? ChatText()
        let viewer = twitchViewer(
            id: chatter_user_id ?? "", login: chatter_user_login ?? "", name: chatter_user_name ?? "",
            roles: Roles(badges))
        let isNameless = chatter_is_anonymous == true || viewer?.login == IRCLine.anonymousGifter
        func event(
            _ kind: ChannelEvent.Kind, by who: Viewer?, id: MessageID = MessageID(id), to recipients: [String] = []
        ) -> ChannelEvent {
            ChannelEvent(
                id: id, kind: kind, viewer: who, text: text.isEmpty ? "" : text.text, recipients: recipients,
                platform: .twitch, receivedAt: now)
        }
        let giver = isNameless ? nil : viewer
        switch notice_type {
        case "sub": return .happened(event(.subscription(tier: subscriptionTier(sub?.sub_tier ?? "")), by: giver))
        case "prime_paid_upgrade":
            let tier = subscriptionTier(prime_paid_upgrade?.sub_tier ?? "")
            return .happened(event(.subscription(tier: tier), by: giver))
        case "gift_paid_upgrade": return .happened(event(.subscription(tier: 1), by: giver))
        case "resub":
            let months = bounded(resub?.cumulative_months)
            let tier = subscriptionTier(resub?.sub_tier ?? "")
            return .happened(event(.resubscription(tier: tier, months: months), by: giver))
        case "sub_gift":
            let shown = sub_gift?.recipient_user_name ?? sub_gift?.recipient_user_login ?? ""
            let gift = event(
                .gift(count: 1, tier: subscriptionTier(sub_gift?.sub_tier ?? "")), by: giver,
                to: shown.isEmpty ? [] : [readableLine(shown, limit: 64)])
            guard let bomb = sub_gift?.community_gift_id, !bomb.isEmpty else { return .happened(gift) }
            return .gift(gift, bomb: bomb)
        case "community_sub_gift":
            let kind = ChannelEvent.Kind.gift(
                count: max(1, bounded(community_sub_gift?.total)),
                tier: subscriptionTier(community_sub_gift?.sub_tier ?? ""))
            guard let bomb = community_sub_gift?.id, !bomb.isEmpty else { return .happened(event(kind, by: giver)) }
            return .bomb(event(kind, by: giver, id: TwitchHappening.bombID(bomb)), bomb: bomb)
        case "raid":
            let raider = twitchViewer(
                id: raid?.user_id ?? "", login: raid?.user_login ?? "", name: raid?.user_name ?? "")
            return .happened(event(.raid(viewers: bounded(raid?.viewer_count)), by: raider ?? giver))
        case "charity_donation":
            let amount = charity_donation?.amount
            let cents = hundredths(
                bounded(amount?.value), decimals: amount?.decimal_place ?? amount?.decimal_places ?? 2)
            return .happened(event(.donation(cents: cents, currency: amount?.currency ?? ""), by: giver))
        case "watch_streak":
            return .happened(event(.watchStreak(streams: bounded(watch_streak?.streak_count)), by: giver))
        case "announcement":
            guard let viewer, !text.isEmpty else { return nil }
            return .comment(
                Comment(id: MessageID(id), viewer: viewer, text: text.text, emotes: text.emotes, receivedAt: now))
        default: return nil
        }
    }
}
