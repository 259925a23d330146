//! The index over what was published, kept until something else is published.

use std::sync::Arc;

use rashin_model::{Code, Lang};
use rashin_search::{Answers, Filter, Index, Named, Passage, Question, StaticPlan, passages, static_index};
use rashin_service::{Error, StoreError};
use tokio::sync::Mutex;

use crate::plan_view::PlanView;
use crate::site::Site;

/// The index over the last publications, with the numbers of those it was made of.
#[derive(Default)]
pub struct Searched(Mutex<Option<Made>>);

/// An index with the numbers of the publications it was made of.
type Made = (Vec<(Code, u32)>, Arc<Published>);

/// The last publications with the index over them.
pub struct Published {
    /// The plans, in the order of lists.
    pub views: Vec<Arc<PlanView>>,
    /// The index.
    pub index: Index,
}

impl Site {
    /// The index over the last publication of every plan. It is made anew by the first who asks after
    /// something was published; others who ask meanwhile wait for it.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn search_index(&self) -> Result<Arc<Published>, Error> {
        // A task of its own: who stops waiting does not stop the making.
        let site = self.clone();
        let made = tokio::spawn(async move { site.kept_index().await });
        made.await.map_err(|error| failed(&error))?
    }

    /// Makes the index, so that the first question need not wait for it. What keeps it from being made is said to
    /// whoever asks.
    pub async fn prepare_search(&self) {
        let _ = self.search_index().await;
    }

    /// The index that is kept, made anew where something was published since.
    async fn kept_index(&self) -> Result<Arc<Published>, Error> {
        let views = self.all_published().await?;
        let number = |view: &Arc<PlanView>| view.snapshot.as_ref().map_or(0, |snapshot| snapshot.number);
        let key: Vec<(Code, u32)> = views.iter().map(|view| (view.plan.profile.code.clone(), number(view))).collect();
        let mut kept = self.searched().0.lock().await;
        if let Some((_, known)) = kept.as_ref().filter(|(made_of, _)| *made_of == key) {
            return Ok(known.clone());
        }
        let made = tokio::task::spawn_blocking(move || {
            let all: Vec<Passage> = views.iter().flat_map(|view| passages(&view.plan, &view.evaluation)).collect();
            Index::new(all).map(|index| Published { views, index })
        });
        let made = made.await.map_err(|error| failed(&error))?;
        let made = Arc::new(made.map_err(|error| failed(&error))?);
        *kept = Some((key, made.clone()));
        Ok(made)
    }
}

impl Published {
    /// The pages that answer a question.
    ///
    /// # Errors
    /// [`Error::Store`] when the index cannot be read.
    pub fn ask(&self, question: &Question, filter: &Filter) -> Result<Answers<'_>, Error> {
        self.index.ask(question, filter).map_err(|error| failed(&error))
    }

    /// The index as the script that a copy without a server reads.
    ///
    /// # Errors
    /// [`Error::Store`] when it cannot be written.
    pub fn as_script(&self) -> Result<Vec<u8>, Error> {
        let plan = |view: &Arc<PlanView>| StaticPlan {
            code: view.plan.profile.code.clone(),
            title: Named::new(view.plan.short_title(Lang::Ja).0, Some(view.plan.short_title(Lang::En).0)),
            is_invented: view.plan.profile.invented,
        };
        let plans: Vec<StaticPlan> = self.views.iter().map(plan).collect();
        let files = static_index(&self.index, &plans).map_err(|error| failed(&error))?;
        Ok(files.into_iter().flat_map(|(_, bytes)| bytes).collect())
    }

    /// The plan of a code.
    pub fn view(&self, plan: &Code) -> Option<&PlanView> {
        self.views.iter().find(|view| view.plan.profile.code == *plan).map(AsRef::as_ref)
    }
}

fn failed(error: &dyn std::error::Error) -> Error {
    Error::Store(StoreError::Unreadable(error.to_string()))
}
