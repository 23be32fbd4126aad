//! Routes, shell, navigation.
mod routes;

use leptos::prelude::*;
use leptos_router::components::Router;

/// The whole console.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <main><routes::Pages /></main>
        </Router>
    }
}
